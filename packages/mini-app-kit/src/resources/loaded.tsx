import { SkeletonList, type SkeletonListProps } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { LoadError } from './load-error.js';
import type { Resource } from './use-resource.js';

export interface LoadedProps<Value> {
  resource: Resource<Value>;
  /** Shown meanwhile. */
  skeleton?: SkeletonListProps | undefined;
  /** Shown if the server has no such thing. */
  notFound?: ComponentChildren;
  children: (value: Value) => ComponentChildren;
}

/** A resource once it is there; until then a skeleton, or why it is not there. */
export function Loaded<Value>({ resource, skeleton, notFound, children }: LoadedProps<Value>) {
  const { value, error, loading, retry } = resource;
  if (value !== null) return <>{children(value)}</>;
  if (error?.code === 'not_found' && notFound !== undefined) return <>{notFound}</>;
  return error ? <LoadError error={error} retrying={loading} onRetry={retry} /> : <SkeletonList {...skeleton} />;
}
