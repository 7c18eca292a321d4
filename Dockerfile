# syntax=docker/dockerfile:1
# One image for every role: ROLES says which one a container plays. The sandbox runs from it too.

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts the node package stays an empty shell: the image has its own Node.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 ROLES=web
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY app app
COPY src src
COPY adapters adapters
COPY jobs jobs
COPY sandbox sandbox
USER node
EXPOSE 8787
# A worker or gateway serves no HTTP: switch this off for them.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# A small young generation, and an old one that is collected once it has grown by a fifth: what a flood leaves behind goes
# before it fills the memory.
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=4", "--heap-growing-percent=20", "app/main.ts"]
