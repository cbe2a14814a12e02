import type { ObjectShape, Shape } from './shape.js';

/** The type of a shape in TypeScript; a named one is referred to by its name. */
function typeExpression(shape: Shape): string {
  return shape.name ?? structure(shape);
}

function structure(shape: Shape): string {
  switch (shape.kind) {
    case 'literals':
      return shape.values.map((value) => `'${value}'`).join(' | ');
    case 'nullable':
      return `${typeExpression(shape.inner)} | null`;
    case 'optional':
      return shape.inner.kind === 'never' ? 'undefined' : `${typeExpression(shape.inner)} | undefined`;
    case 'array':
      return `readonly ${typeExpression(shape.inner)}[]`;
    case 'union':
      return shape.variants.map(typeExpression).join(' | ');
    case 'object':
      return `{\n${fieldLines(shape)}}`;
    default:
      return shape.kind;
  }
}

function docstring({ description }: Shape): string {
  return description === undefined ? '' : `/** ${description} */\n`;
}

/** A field of a named type is told by that type's docstring. */
function fieldLines({ fields }: ObjectShape): string {
  return Object.entries(fields)
    .map(([name, field]) => {
      const mark = field.kind === 'optional' ? '?' : '';
      return `${field.name === undefined ? docstring(field) : ''}readonly ${name}${mark}: ${typeExpression(field)};\n`;
    })
    .join('');
}

function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'object':
      return Object.values(shape.fields);
    case 'union':
      return shape.variants;
    case 'nullable':
    case 'optional':
    case 'array':
      return [shape.inner];
    default:
      return [];
  }
}

/** Adds the named shapes below one, and then itself: what a type refers to stands above it. */
function collectNamed(shape: Shape, named: Map<string, Shape>): Map<string, Shape> {
  if (shape.name !== undefined && named.has(shape.name)) return named;
  for (const part of partsOf(shape)) collectNamed(part, named);
  return shape.name === undefined ? named : named.set(shape.name, shape);
}

/** The types of all named shapes, with their docstrings. */
export function typeDeclarations(roots: readonly Shape[]): string {
  const named = roots.reduce((found, root) => collectNamed(root, found), new Map<string, Shape>());
  return [...named]
    .map(([name, shape]) => {
      const head = shape.kind === 'object' ? `export interface ${name}` : `export type ${name} =`;
      return `${docstring(shape)}${head} ${structure(shape)}\n`;
    })
    .join('\n');
}
