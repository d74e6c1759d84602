import { isAbsolute } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './index.js'

describe('readConfig', () => {
  it('takes an empty variable for an absent one, as .env files and compose write them', () => {
    const empty = {
      DATABASE_URL: '',
      PORT: '',
      HOST: '',
      ZHENGMEI_DEMO: '',
      LOG_LEVEL: '',
      DATABASE_REPLICA_URLS: '',
    }
    expect(readConfig(empty)).toEqual(readConfig({}))
    expect(readConfig({})).toMatchObject({
      databaseUrl: undefined,
      replicaUrls: [],
      port: undefined,
      host: '127.0.0.1',
      demo: undefined,
      trustedProxies: [],
      logLevel: 'info',
    })
    expect(isAbsolute(readConfig({}).dataDir)).toBe(true)
  })

  it('reads what is set', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://a:b@db:5432/zhengmei?sslmode=require',
      DATABASE_REPLICA_URLS: 'postgres://a:b@r1/zhengmei, postgresql://a:b@r2/zhengmei',
      PORT: '0',
      ZHENGMEI_DEMO: '0',
      TRUSTED_PROXIES: 'loopback, 10.1.0.0/16',
      ZHENGMEI_DATA_DIR: '/srv/zhengmei',
    })
    expect(config.databaseUrl).toBe('postgres://a:b@db:5432/zhengmei?sslmode=require')
    expect(config.replicaUrls).toEqual(['postgres://a:b@r1/zhengmei', 'postgresql://a:b@r2/zhengmei'])
    expect(config).toMatchObject({ port: 0, demo: false, dataDir: '/srv/zhengmei' })
    expect(config.trustedProxies).toEqual(['loopback', '10.1.0.0/16'])
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'postgres://user:geheim@host'],
    ['DATABASE_URL', 'geheim'],
    ['DATABASE_REPLICA_URLS', 'mysql://geheim@host/db'],
    ['ZHENGMEI_DEMO', 'geheim'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, geheim'],
    ['PUBLIC_URL', 'ftp://geheim'],
  ])('names %s when it is wrong, and does not repeat its value', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(name)
    expect(read).not.toThrow(/geheim/)
  })
})
