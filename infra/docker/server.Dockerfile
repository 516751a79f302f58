# The Node processes: api, worker, the migration runner and who makes certificates. Build with --target api, worker, migrate or
# certificates.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund \
 && node scripts/prisma-generate.mjs \
 && npx tsc -b packages/contracts packages/config packages/observability packages/storage packages/queue packages/database packages/vision apps/api apps/worker \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim AS base
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/packages ./packages
COPY --from=build --chown=node:node /app/prisma/migrations ./prisma/migrations
USER node

# Gives each key to the user of the server that it is for, which takes root; it has no network and ends at once.
FROM base AS certificates
USER root
COPY infra/docker/certificates.mjs ./infra/docker/
CMD ["node", "infra/docker/certificates.mjs", "/identities"]

FROM base AS api
COPY --from=build --chown=node:node /app/apps/api ./apps/api
EXPOSE 3000
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]

FROM base AS worker
USER root
RUN apt-get update \
 && apt-get install -y --no-install-recommends bubblewrap ffmpeg \
 && rm -rf /var/lib/apt/lists/*
USER node
ENV FFMPEG_PATH=/usr/bin/ffmpeg FFPROBE_PATH=/usr/bin/ffprobe
COPY --from=build --chown=node:node /app/apps/worker ./apps/worker
CMD ["node", "--enable-source-maps", "apps/worker/dist/main.js"]

FROM base AS migrate
COPY --chown=node:node infra/docker/migrate.mjs ./infra/docker/
CMD ["node", "infra/docker/migrate.mjs"]
