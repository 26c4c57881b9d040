import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isJsonObject, type JsonObject, type JsonValue, parseJsonObject } from '../json.ts'

/** A resource of a template, its properties as written, so intrinsics and all. */
export interface Resource {
  readonly stack: Stack
  readonly logicalId: string
  readonly type: string
  readonly properties: JsonObject
  readonly metadata: JsonObject
  readonly condition?: string
}

/** A stack of the cloud assembly, before anything is resolved. */
export interface Stack {
  readonly name: string
  /** Absent where the stack was synthesised for any account or region. */
  readonly account?: string
  readonly region?: string
  readonly resources: ReadonlyMap<string, Resource>
  readonly outputs: JsonObject
  readonly parameters: JsonObject
  readonly mappings: JsonObject
  readonly conditions: JsonObject
  /** Asset folders and files by the object key that the template names. */
  readonly assets: ReadonlyMap<string, string>
}

const Manifest = z.looseObject({
  artifacts: z
    .record(
      z.string(),
      z.looseObject({
        type: z.string(),
        environment: z.string().optional(),
        properties: z
          .looseObject({
            templateFile: z.string().optional(),
            stackName: z.string().optional(),
            directoryName: z.string().optional(),
            file: z.string().optional(),
          })
          .optional(),
      }),
    )
    .default({}),
})

const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })).default({}),
      }),
    )
    .default({}),
})

function readJson(path: string): JsonObject {
  return parseJsonObject(readFileSync(path, 'utf8'))
}

function section(template: JsonObject, name: string): JsonObject {
  const value: JsonValue | undefined = template[name]
  return isJsonObject(value) ? value : {}
}

/** `aws://123456789012/eu-central-1`, with unknown-account and unknown-region where the stack is for any. */
function environmentOf(text: string | undefined): { account?: string; region?: string } {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(text ?? '') ?? []
  return {
    ...(account !== undefined && /^\d{12}$/.test(account) ? { account } : {}),
    ...(region !== undefined && region !== 'unknown-region' ? { region } : {}),
  }
}

function readStack(
  directory: string,
  templateFile: string,
  name: string,
  environment: string | undefined,
  assets: ReadonlyMap<string, string>,
): Stack {
  const template = readJson(join(directory, templateFile))
  const resources = new Map<string, Resource>()
  const stack: Stack = {
    name,
    ...environmentOf(environment),
    resources,
    outputs: section(template, 'Outputs'),
    parameters: section(template, 'Parameters'),
    mappings: section(template, 'Mappings'),
    conditions: section(template, 'Conditions'),
    assets,
  }
  for (const [logicalId, resource] of Object.entries(section(template, 'Resources'))) {
    if (!isJsonObject(resource) || typeof resource['Type'] !== 'string') continue
    const condition = resource['Condition']
    resources.set(logicalId, {
      stack,
      logicalId,
      type: resource['Type'],
      properties: section(resource, 'Properties'),
      metadata: section(resource, 'Metadata'),
      ...(typeof condition === 'string' ? { condition } : {}),
    })
  }
  return stack
}

function readAssets(directory: string, files: readonly string[]): ReadonlyMap<string, string> {
  const assets = new Map<string, string>()
  for (const file of files) {
    for (const asset of Object.values(AssetManifest.parse(readJson(join(directory, file))).files)) {
      const { path } = asset.source
      if (path === undefined) continue
      for (const { objectKey } of Object.values(asset.destinations)) assets.set(objectKey, join(directory, path))
    }
  }
  return assets
}

/** Reads every stack of a cloud assembly folder, those of nested assemblies (CDK stages) included. */
export function readStacks(directory: string): readonly Stack[] {
  const artifacts = Object.entries(Manifest.parse(readJson(join(directory, 'manifest.json'))).artifacts)
  const assetFiles = artifacts.flatMap(([, { type, properties }]) =>
    type === 'cdk:asset-manifest' && properties?.file !== undefined ? [properties.file] : [],
  )
  const assets = readAssets(directory, assetFiles)
  return artifacts.flatMap(([id, { type, environment, properties }]) => {
    if (type === 'cdk:cloud-assembly' && properties?.directoryName !== undefined)
      return readStacks(join(directory, properties.directoryName))
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) return []
    return [readStack(directory, properties.templateFile, properties.stackName ?? id, environment, assets)]
  })
}
