// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { embed } from '../test-support/embedding.js';
import { orderData } from '../testing/initial-data.js';
import { EmbedError, type InitialData } from './index.js';

/** What is said when a mini-app cannot be embedded so. */
function complaintOf(options: Parameters<typeof embed>[0]): unknown {
  try {
    embed(options).dispose();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the options of a host', () => {
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuse a maxHeight of %s', (px) => {
    const error = complaintOf({ maxHeight: px });
    expect(error).toBeInstanceOf(EmbedError);
    expect(error).toMatchObject({ code: 'INVALID_OPTION', message: expect.stringContaining(`maxHeight is ${px}`) });
  });

  it.each([
    { burst: 0, perSecond: 1 },
    { burst: 1, perSecond: 0 },
    { burst: Number.NaN, perSecond: 1 },
    { burst: 1, perSecond: Number.NaN },
  ])('refuse a rate limit that lets nothing through: %o', (rateLimit) => {
    const error = complaintOf({ rateLimit });
    expect(error).toBeInstanceOf(EmbedError);
    expect(error).toMatchObject({ code: 'INVALID_OPTION', message: expect.stringContaining('a burst of at least 1') });
  });

  it.each([{ maxHeight: 0.5 }, { rateLimit: { burst: 1, perSecond: 0.1 } }])(
    'take the smallest that works: %o',
    (options) => {
      expect(complaintOf(options)).toBeUndefined();
    },
  );

  it('refuse data that break the protocol, and name the place', () => {
    const initialData = { ...orderData(), public: { ...orderData().public, locale: 5 } } as unknown as InitialData;
    expect(complaintOf({ initialData })).toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringContaining('initialData.public.locale should be string'),
    });
  });

  it('refuse data that no message can carry', () => {
    const initialData = { ...orderData(), private: { metaData: [() => 1] } };
    expect(complaintOf({ initialData })).toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringContaining('initialData cannot be posted to the frame'),
    });
  });
});
