# The one public door: the static viewer, and everything else behind it.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund \
 && npx tsc -b packages/contracts packages/vision \
 && node scripts/build/viewer.mjs

FROM caddy:2.10-alpine
COPY infra/proxy/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /app/apps/viewer/dist /srv/viewer
