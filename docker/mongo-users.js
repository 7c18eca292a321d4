// Run by the mongo image over an empty volume. Over one of an earlier version, which asked nobody for a password:
//   docker compose exec mongo mongosh --quiet /docker-entrypoint-initdb.d/users.js
const { readFileSync } = require('fs')

const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim()
const admin = db.getSiblingDB('admin')
const root = secret('mongo-root-password')

const make = (user, pwd, roles) => {
  try {
    admin.createUser({ user, pwd, roles })
  } catch (error) {
    if (!/already exists/.test(error.message)) throw error
    admin.updateUser(user, { pwd, roles })
  }
}

try {
  // Allowed from inside the container as long as there is no user at all.
  admin.createUser({ user: 'root', pwd: root, roles: ['root'] })
} catch {
  // There is one, who logs in next.
}
admin.auth('root', root)
make('parley', secret('mongo-password'), [{ role: 'dbOwner', db: 'parley' }])
make('sandbox', secret('mongo-sandbox-password'), [{ role: 'dbOwner', db: 'sandbox' }])
