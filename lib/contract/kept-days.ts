export const KEPT_DAYS_MAX = 3_660
