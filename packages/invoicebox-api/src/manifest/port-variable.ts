/** The variable that overrides a mini-app's port: `CAR_WASH_PORT` for `car-wash`. */
export function portVariableOf(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_PORT`;
}
