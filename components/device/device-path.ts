/** Where the device's pages are. */
export const devicePath = (device: { readonly id: string; readonly tenantId: number }): string =>
  `/tenant/${device.tenantId}/devices/${device.id}`
