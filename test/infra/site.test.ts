import { describe, expect, it } from 'vitest'
import type { PageRoute } from '#contract/page-route.ts'
import { pages } from '#contract/pages.ts'
import { createSiteFront } from '../../local/site/front.ts'
import { allOf, assembly, resourcesOf } from './assembly.ts'

describe('the bucket with the pages', () => {
  it('keeps its name and stays when its stack goes', () => {
    const buckets = resourcesOf('news', 'AWS::S3::Bucket')
    expect(Object.keys(buckets)).toEqual(['SiteBucket978D4AEB'])
    expect(Object.values(buckets)).toMatchObject([{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }])
  })

  it('is closed to all but the front, and can go back a month', () => {
    const [bucket] = allOf('AWS::S3::Bucket')
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    })
    const policy = JSON.stringify(allOf('AWS::S3::BucketPolicy'))
    expect(policy).toContain('"aws:SourceAccount"')
    expect(policy).toContain('"aws:SecureTransport":"false"')
  })
})

describe('the front of the site', () => {
  const { site } = assembly()
  const objects = new Map([
    ['nieuws/index.html', 'voorpagina'],
    ['nieuws/rupel/bericht.html', 'bericht'],
    ['robots.txt', 'robots'],
    ['sitemap.xml', 'sitemap'],
  ])
  const ask = createSiteFront(site, {
    read: (_bucket, key) => {
      const found = objects.get(key)
      return found === undefined
        ? undefined
        : { key, body: Buffer.from(found), contentType: 'text/html', etag: '"1"', at: '2026-11-22T00:00:00Z' }
    },
  })
  const get = (path: string, method = 'GET') => ask({ method, path, viewerAddress: '192.0.2.7' })

  const answered: readonly { readonly method: string; readonly path: string }[] = [
    ...Object.values<PageRoute>(pages),
    { method: 'PATCH', path: '/v1/news/x' },
  ]
  it.each(answered)('brings $method $path to the API', ({ method, path }) => {
    const asked = path.replace('{path+}', 'iets/iets').replaceAll(/\{[^}]+\}/g, 'iets')
    expect(get(asked, method)).toMatchObject({ kind: 'api', path: expect.stringContaining(asked) })
  })

  it('says who asks, to what a person fills in', () => {
    expect(get('/nieuws/rupel/inschrijven', 'POST')).toMatchObject({ headers: { 'x-viewer-address': '192.0.2.7' } })
  })

  it('answers pages from the bucket, and asks the API for what is none', () => {
    expect(get('/nieuws/')).toMatchObject({ kind: 'answer', reply: { status: 200, body: Buffer.from('voorpagina') } })
    expect(get('/nieuws/rupel/bericht')).toMatchObject({ reply: { body: Buffer.from('bericht') } })
    expect(get('/nieuws/rupel/weg')).toMatchObject({ kind: 'api', path: '/nieuws/rupel/weg.html' })
    expect(get('/nieuws')).toMatchObject({ reply: { status: 301, headers: { location: '/nieuws/' } } })
    expect(get('/nieuws/rupel/bericht', 'POST')).toMatchObject({ reply: { status: 403 } })
  })

  it('brings a mistyped address to the page that says so, and the bare name to the news', () => {
    for (const path of [
      '/niets',
      '/niets/',
      '/a/b.html',
      '/favicon.ico',
      '/v2/alerts',
      '/v1',
      '/mijn-gegeven',
      '/mijn-gegevens2',
      '/overleg/x',
    ])
      expect(get(path), path).toMatchObject({ kind: 'api', path: '/nieuws/bestaat-niet' })
    expect(get('/')).toMatchObject({ kind: 'answer', reply: { status: 302, headers: { location: '/nieuws/' } } })
    expect(get('/robots.txt')).toMatchObject({ kind: 'answer', reply: { body: Buffer.from('robots') } })
    expect(get('/sitemap.xml')).toMatchObject({ kind: 'answer', reply: { body: Buffer.from('sitemap') } })
  })

  it('lets no script run, and no plain HTTP', () => {
    const page = get('/nieuws/')
    expect(page.kind === 'answer' ? page.reply.headers : {}).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'self';/),
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
    })
    const [distribution] = allOf('AWS::CloudFront::Distribution')
    expect(JSON.stringify(distribution)).not.toContain('allow-all')
  })

  it('runs functions in the JavaScript that CloudFront knows', () => {
    const sources = allOf('AWS::CloudFront::Function').map(({ Properties }) => String(Properties['FunctionCode']))
    expect(sources).toHaveLength(3)
    for (const source of sources) {
      expect(source).toMatch(/^function handler\(event/)
      expect(source).not.toMatch(/\?\?|\?\.|\.\.\.|\bimport\b|\bexport\b|\bclass\b|=\s*\{[^}]*\}\s*=/)
      expect(Buffer.byteLength(source)).toBeLessThan(10_000)
    }
  })

  it('stays far from the 75 behaviours that CloudFront allows', () => {
    expect(site.behaviors.length).toBeLessThan(30)
  })
})
