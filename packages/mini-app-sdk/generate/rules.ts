import { type ObjectShape, type Shape, type UnionShape, variantKey } from './shape.js';

/** A rule that is a text, or undefined for a shape that needs another one (src/protocol/rules.ts). */
function words(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'string':
    case 'boolean':
    case 'null':
      return shape.kind;
    case 'never':
      return 'undefined';
    case 'number':
      return shape.notNegative ? 'number >= 0' : 'number';
    case 'literals':
      return shape.values.map((value) => `"${value}"`).join('|');
    case 'array':
      return shape.inner.kind === 'unknown' ? 'array' : undefined;
    case 'nullable':
    case 'optional': {
      const inner = words(shape.inner);
      const none = shape.kind === 'nullable' ? 'null' : 'undefined';
      return inner === undefined || inner === none ? inner : `${inner}|${none}`;
    }
    default:
      return undefined;
  }
}

type Fields = ObjectShape['fields'];

function fieldRules(fields: Fields, declared: readonly Shape[]): string {
  return `{${Object.entries(fields)
    .map(([name, field]) => `${name}: ${ruleExpression(field, declared)},`)
    .join('')}}`;
}

/** The fields of a variant that all variants have in the same form, or those that they have not. */
function splitFields(union: UnionShape, variant: ObjectShape, declared: readonly Shape[], isCommon: boolean): Fields {
  const rule = (field: Shape | undefined) => field && ruleExpression(field, declared);
  const chosen = Object.entries(variant.fields).filter(([name, field]) => {
    const isSame = union.variants.every((other) => rule(other.fields[name]) === rule(field));
    return name !== union.field && isSame === isCommon;
  });
  return Object.fromEntries(chosen);
}

function unionRule(union: UnionShape, declared: readonly Shape[]): string {
  const [first] = union.variants;
  const common = first ? splitFields(union, first, declared, true) : {};
  const forms = union.variants.map((variant) => {
    const own = splitFields(union, variant, declared, false);
    return `${variantKey(variant, union.field)}: ${fieldRules(own, declared)},`;
  });
  return `variants('${union.field}', {${forms.join('')}}, ${fieldRules(common, declared)})`;
}

/** The rule of a shape; one that has been declared is referred to by its constant. */
function ruleExpression(shape: Shape, declared: readonly Shape[]): string {
  const text = words(shape);
  if (text !== undefined) return `'${text}'`;
  if (declared.some(({ name }) => name !== undefined && name === shape.name)) return ruleName(shape);
  switch (shape.kind) {
    case 'optional':
      if (shape.inner.kind !== 'array') break;
      return `optionalList(${ruleExpression(shape.inner.inner, declared)})`;
    case 'object':
      return fieldRules(shape.fields, declared);
    case 'union':
      return unionRule(shape, declared);
  }
  throw new Error(`The generator knows no rule for ${shape.kind}.`);
}

/** `GuestMessage` → `GUEST_MESSAGE` */
function ruleName({ name = '' }: Shape): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** The rules of these shapes as constants; a later one may refer to those before it. */
export function ruleDeclarations(roots: readonly Shape[]): string {
  return roots
    .map((root, index) => {
      const rule = ruleExpression(root, roots.slice(0, index));
      return `/** The rule of ${root.name}. */\nexport const ${ruleName(root)}: Rule = ${rule};\n`;
    })
    .join('\n');
}
