/** What a token may be for. `read` is progress without any person's name or words; `results` are answers, de-identified. */
export const SCOPES = {
  'staff/read': 'See programs, cohorts and how far people are',
  'staff/write': 'Change anything',
  'staff/identities': 'See names, addresses and what people typed',
  'staff/results': 'See results and de-identified answers',
} as const;

/** One right, as it stands in a token; each route asks for one. */
export type StaffScope = keyof typeof SCOPES;

/** Who staff are: a group of the user pool for each. Nobody's work needs more than a coordinator may do. */
export const ROLES = {
  coordinator: ['staff/read', 'staff/write', 'staff/identities', 'staff/results'],
  analyst: ['staff/read', 'staff/results'],
  viewer: ['staff/read'],
} as const satisfies Record<string, readonly StaffScope[]>;

/** The name of a group of the user pool. */
export type Role = keyof typeof ROLES;

/** The roles among these groups. */
export const rolesOf = (groups: readonly string[]): Role[] =>
  [...new Set(groups)].filter((group): group is Role => Object.hasOwn(ROLES, group));

/** Everything that these roles allow together. */
export const scopesOf = (roles: readonly Role[]): readonly string[] => roles.flatMap((role) => ROLES[role]);
