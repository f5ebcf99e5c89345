/** What a principal may do. The scopes of an API token are the same words. */
export const permissions = ['read:telemetry', 'read:logs', 'send:commands', 'provision', 'admin'] as const
export type Permission = (typeof permissions)[number]

/** Roles of a membership, the least first. Platform admin is a property of the user, not of a membership. */
export const roles = ['viewer', 'engineer', 'company-admin'] as const
export type Role = (typeof roles)[number]

export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read:telemetry', 'read:logs'],
  engineer: ['read:telemetry', 'read:logs', 'send:commands'],
  'company-admin': permissions,
}
