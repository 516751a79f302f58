FROM node:20-bookworm-slim AS build
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund \
 && npx tsc -b packages/contracts packages/sdk \
 && npx next build apps/dashboard \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/packages/contracts ./packages/contracts
COPY --from=build --chown=node:node /app/packages/sdk ./packages/sdk
COPY --from=build --chown=node:node /app/apps/dashboard ./apps/dashboard
COPY --chown=node:node infra/docker/dashboard.mjs ./apps/dashboard/
USER node
EXPOSE 3001
CMD ["node", "apps/dashboard/dashboard.mjs"]
