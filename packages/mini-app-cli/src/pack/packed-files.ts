import type { MiniAppManifest } from '@invoicebox/invoicebox-api/manifest';
import { SERVER_ENTRY } from '../app/layout.js';
import type { ServerVariable } from '../app/variables.js';

/** The file `.env.example` of a mini-app that has none of its own. @param variables of its server. */
export function environmentExample(variables: readonly ServerVariable[]): string {
  const lines = variables.map(
    ({ name, about, example, required }) => `# ${about}\n${required ? '' : '# '}${name}=${example}\n`,
  );
  return `# Copy to .env and set what is yours. A variable of the environment has precedence.\n\n${lines.join('\n')}`;
}

/** The `Dockerfile` of a packed mini-app. */
export function dockerfile({ name, port }: MiniAppManifest): string {
  return `# docker build -t ${name} . && docker run --env-file .env -p ${port}:${port} -v ${name}-data:/data ${name}
FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=${port} DATA_DIR=/data
WORKDIR /app
COPY . .
# For files of the server, e.g. a database: DATABASE_URL=file:/data/…
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE ${port}
CMD ["node", "${SERVER_ENTRY}"]
`;
}

/** Files that are not copied into an image: the settings of the machine it is built on. */
export const DOCKERIGNORE = '.env\n.data\n';
