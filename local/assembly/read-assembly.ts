import type { Assembly } from '../assembly.ts'
import { readRules, readSchedules } from './events.ts'
import { readFunctions } from './functions.ts'
import { readHttpApis } from './http-apis.ts'
import { readConfigurationSets } from './mail.ts'
import { createResolver } from './resolver.ts'
import { readRoles } from './roles.ts'
import { readSite } from './site.ts'
import { readStacks } from './stacks.ts'
import { readTables } from './tables.ts'
import { readConnect, readContactFlows } from './telephony.ts'
import { readStateMachines } from './workflows.ts'

/**
 * Reads a synthesised cloud assembly (`cdk.out`) as CloudFormation would deploy it, with made ids that are the same on
 * every read. Throws UnresolvedIntrinsic, naming stack, logical id and path, for a value it cannot tell.
 */
export function readAssembly(directory: string): Assembly {
  const resolver = createResolver(readStacks(directory))
  const functions = readFunctions(resolver)
  const contactFlows = readContactFlows(resolver)
  return {
    account: resolver.account,
    region: resolver.region,
    functions,
    roles: readRoles(resolver),
    tables: readTables(resolver),
    httpApis: readHttpApis(resolver),
    stateMachines: readStateMachines(resolver),
    rules: readRules(resolver),
    schedules: readSchedules(resolver),
    configurationSets: readConfigurationSets(resolver),
    contactFlows,
    site: readSite(resolver),
    connect: readConnect(resolver, functions, contactFlows),
  }
}
