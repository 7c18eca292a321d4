// What may import what. Imports point one way: kit <- bank <- conversation <- http and jobs; adapters implement what bank and
// conversation declare; only app/ knows them all. scripts/check-imports.ts makes sure it saw files.

const ROOT = '^app/'
/** Those that are called over HTTP bring their own routes. */
const CALLED = '^adapters/(telegram|discord|webchat|synapse)/'
/** Each vendor's package, with the folders that may know it. Everything else sees a port. */
const VENDORS = [
  { packages: ['telegraf', '@grammyjs/types'], at: '^adapters/telegram/' },
  { packages: ['discord\\.js', 'discord-api-types', '@discordjs/[^/]+'], at: '^adapters/discord/' },
  { packages: ['synapsenode', 'axios'], at: '^adapters/synapse/' },
  { packages: ['mongodb'], at: `^(adapters/mongo|sandbox)/|${ROOT}` },
  { packages: ['ioredis'], at: `^(adapters/redis|jobs)/|${ROOT}` },
  { packages: ['bullmq'], at: '^jobs/' },
  { packages: ['@napi-rs/canvas', 'd3-[^/]+', 'fast-png'], at: '^adapters/chart/' },
  { packages: ['web-push'], at: '^adapters/webchat/' },
  { packages: ['hono', '@hono/[^/]+'], at: `^(src/http|sandbox)/|${CALLED}|${ROOT}` },
]

const inPackage = (packages) => `^node_modules/(${packages.join('|')})/`
const vendorRules = VENDORS.map(({ packages, at }) => ({
  name: `${packages[0].replace('\\', '')}-only-where-it-belongs`,
  severity: 'error',
  // Tests use the real libraries to look at the systems from outside.
  from: { path: '^(app|src|adapters|jobs|sandbox)/', pathNot: at },
  to: { path: inPackage(packages), dependencyTypesNot: ['type-only'] },
}))

/** `from` may import, of this project's files, only what `allowed` matches. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(app|src|adapters|jobs|sandbox|test|bench|scripts)/', pathNot: allowed },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-packages-in-production',
      severity: 'error',
      from: { path: '^(app|src|adapters|jobs|sandbox)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only('kit-alone', 'Small tools that know neither money nor chat.', '^src/kit/', '^src/kit/'),
    only('bank-alone', 'The bank knows nothing but itself.', '^src/bank/', '^src/(kit|bank)/'),
    {
      name: 'bank-without-packages',
      comment:
        'What is true needs no library, but for one that parses, one that knows calendars and one that knows phones.',
      severity: 'error',
      from: { path: '^src/bank/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(zod|temporal-[a-z]+|libphonenumber-js)/' },
    },
    only(
      'conversation-on-bank',
      'What is said, on top of what is true.',
      '^src/conversation/',
      '^src/(kit|bank|conversation)/',
    ),
    only(
      'http-without-channels',
      'The server knows no channel: those bring their own routes.',
      '^src/http/',
      '^src/(kit|bank|http)/',
    ),
    only('jobs-on-use-cases', 'A job calls a use case.', '^jobs/', '^(src/(kit|bank|conversation)|jobs)/'),
    {
      name: 'adapters-on-ports',
      comment: 'An adapter implements ports and knows neither another adapter nor who uses it.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: {
        path: '^(app|src|adapters|jobs|sandbox|test|bench|scripts)/',
        pathNot: '^src/(kit|bank|conversation)/|^src/http/(body-limit|known-connections)\\.ts$|^adapters/($1|vault)/',
      },
    },
    {
      name: 'body-limit-where-called',
      severity: 'error',
      from: { path: '^adapters/', pathNot: CALLED },
      to: { path: '^src/http/' },
    },
    {
      name: 'adapters-vault-by-type',
      comment: 'Keys and sealing are handed to the other adapters by the composition root; they know the shape alone.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/vault/' },
      to: { path: '^adapters/vault/', dependencyTypesNot: ['type-only'] },
    },
    only('sandbox-alone', 'The stand-in of SynapseFi shares no code with Parley.', '^sandbox/', '^sandbox/'),
    {
      name: 'adapters-only-at-the-root',
      comment: 'Only app/ knows which adapter is behind a port.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(app|adapters|jobs|sandbox)/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(app|src|adapters|jobs|sandbox)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    ...vendorRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
}
