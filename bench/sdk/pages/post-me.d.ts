// The package has types, but its `exports` do not name them.
declare module 'post-me' {
  export class WindowMessenger {
    constructor(options: { localWindow?: Window; remoteWindow: Window; remoteOrigin: string });
  }
  interface Connection {
    remoteHandle<Methods extends Record<string, (...args: never[]) => unknown>>(): {
      call<Name extends keyof Methods>(
        name: Name,
        ...args: Parameters<Methods[Name]>
      ): Promise<Awaited<ReturnType<Methods[Name]>>>;
    };
  }
  export function ParentHandshake(messenger: WindowMessenger): Promise<Connection>;
  export function ChildHandshake(
    messenger: WindowMessenger,
    methods: Record<string, (...args: never[]) => unknown>,
  ): Promise<Connection>;
}
