import { z } from 'zod'
import type { DeployedFunction } from '../assembly.ts'
import { type Resolver, UnresolvedIntrinsic } from './resolver.ts'

const Properties = z.looseObject({
  FunctionName: z.string().optional(),
  Code: z.looseObject({ S3Key: z.string().optional() }),
  Handler: z.string().default('index.handler'),
  Role: z.string(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.looseObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
})

const InvokeConfig = z.looseObject({ FunctionName: z.string(), MaximumRetryAttempts: z.coerce.number().optional() })

/** Lambda tries an asynchronous invocation twice again, where nothing else is set. */
const ASYNC_RETRIES = 2

/** Our functions are named `<prefix>-<stage>-<verb>-<noun>`. */
function shortName(functionName: string): string {
  const parts = functionName.split('-')
  return parts.length > 2 ? parts.slice(2).join('-') : functionName
}

/** Reads the functions whose code is an asset of the assembly; those with code written in the template are CDK's own. */
export function readFunctions(resolver: Resolver): readonly DeployedFunction[] {
  const retries = new Map<string, number | undefined>()
  for (const resource of resolver.resourcesOf('AWS::Lambda::EventInvokeConfig')) {
    const { FunctionName, MaximumRetryAttempts } = InvokeConfig.parse(resolver.properties(resource))
    retries.set(FunctionName, MaximumRetryAttempts)
  }
  return resolver.resourcesOf('AWS::Lambda::Function').flatMap((resource) => {
    const properties = Properties.parse(resolver.properties(resource))
    const key = properties.Code.S3Key
    if (key === undefined) return []
    const codeDirectory = resource.stack.assets.get(key)
    if (codeDirectory === undefined)
      throw new UnresolvedIntrinsic(
        `${resource.stack.name} / ${resource.logicalId} / Properties.Code: no asset ${key} in the assembly`,
      )
    const marked = resource.metadata['bin:function']
    return [
      {
        name: typeof marked === 'string' ? marked : shortName(properties.FunctionName ?? resource.logicalId),
        arn: resolver.attribute(resource, 'Arn'),
        codeDirectory,
        handler: properties.Handler,
        environment: properties.Environment?.Variables ?? {},
        timeoutSeconds: properties.Timeout,
        memoryMb: properties.MemorySize,
        roleArn: properties.Role,
        asyncRetries: retries.get(resolver.ref(resource)) ?? ASYNC_RETRIES,
      },
    ]
  })
}
