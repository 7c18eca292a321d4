import { describe, expect, it } from 'vitest'
import { SECRET_SETTINGS, takeEnvironment } from '#app/config/environment.ts'

describe('R41: secrets', () => {
  const none = { file: () => '', stdin: () => '' }

  it('leave the environment once they are read', () => {
    const env = Object.fromEntries([...SECRET_SETTINGS.map((name) => [name, 'canary']), ['PORT', '1']])
    const taken = takeEnvironment(env, none)
    for (const name of SECRET_SETTINGS) expect(taken[name]).toBe('canary')
    expect(env).toEqual({ PORT: '1' })
  })

  it('leave it also when the start is refused', () => {
    const env = { DATA_KEY: 'canary', SYNAPSE_CLIENT_SECRET: 'canary', DATA_KEY_FILE: '/run/secrets/data-key' }
    expect(() => takeEnvironment(env, none)).toThrow(/^Settings: DATA_KEY and DATA_KEY_FILE are both set/)
    expect(JSON.stringify(env)).not.toContain('canary')
  })

  it.each(SECRET_SETTINGS)('%s can be a file, without the line break at its end', (name) => {
    const file = (path: string): string => `what stands in ${path}\n`
    const taken = takeEnvironment({ [`${name}_FILE`]: '/run/secrets/one' }, { ...none, file })
    expect(taken).toEqual({ [name]: 'what stands in /run/secrets/one' })
  })

  it('come through standard input, and nothing is read there unless it is announced', () => {
    const stdin = (): string => JSON.stringify({ DATA_KEY: 'canary' })
    expect(takeEnvironment({ SECRETS_FROM_STDIN: 'yes' }, { ...none, stdin })).toEqual({ DATA_KEY: 'canary' })
    expect(takeEnvironment({}, { ...none, stdin })).toEqual({})
    const half = { ...none, stdin: () => '{"DATA_KEY":"canary' }
    expect(() => takeEnvironment({ SECRETS_FROM_STDIN: 'yes' }, half)).toThrow(/^Settings: (?!.*canary).+$/)
  })

  it('of a file that is not there are missed in one line', () => {
    expect(() => takeEnvironment({ REDIS_URL_FILE: '/nowhere/redis-url' })).toThrow(
      "Settings: REDIS_URL_FILE: /nowhere/redis-url can't be read (ENOENT)",
    )
  })
})
