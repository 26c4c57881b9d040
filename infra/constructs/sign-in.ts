import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import type { Platform } from './platform.ts'
import type { ServiceFunction } from './service-function.ts'

/** Who may use the API: people with a second factor, and the dispatch console, which is a machine. */
export class SignIn extends Construct {
  readonly userPool: UserPool
  readonly people: UserPoolClient
  readonly dispatchConsole: UserPoolClient

  constructor(scope: Construct, id: string, props: { platform: Platform; shapeToken: ServiceFunction }) {
    super(scope, id)
    const { signIn } = props.platform.settings
    this.userPool = this.pool()
    // Version 3 of the event is the only one that is also sent for machines.
    this.userPool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      props.shapeToken.function,
      LambdaVersion.V3_0,
    )
    props.shapeToken.tell({ MACHINE_ZONES: signIn.dispatchConsoleZones.join(',') })
    this.userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: signIn.domainPrefix } })
    this.people = this.peopleClient(signIn.callbackUrls)
    this.dispatchConsole = this.dispatchConsoleClient()
  }

  private pool(): UserPool {
    const pool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      customAttributes: {
        role: new StringAttribute({ mutable: true, maxLen: 32 }),
        zones: new StringAttribute({ mutable: true, maxLen: 2048 }),
        bins: new StringAttribute({ mutable: true, maxLen: 2048 }),
      },
      // The plan with which access tokens can be given claims of our own.
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledge(
      pool,
      'COG8',
      'The Plus plan is charged per user for risk-based sign-in; every sign-in here asks for a second factor already.',
    )
    return pool
  }

  private peopleClient(callbackUrls: readonly string[]): UserPoolClient {
    return this.userPool.addClient('People', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [...callbackUrls],
        logoutUrls: [...callbackUrls],
      },
      // Role, zones and bins are given by an administrator: a person who could write them could become a dispatcher.
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
    })
  }

  private dispatchConsoleClient(): UserPoolClient {
    const write = new ResourceServerScope({
      scopeName: 'write',
      scopeDescription: 'Raise, follow up and cancel alerts',
    })
    const alerts = this.userPool.addResourceServer('Alerts', { identifier: 'alerts', scopes: [write] })
    return this.userPool.addClient('DispatchConsole', {
      generateSecret: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(alerts, write)] },
    })
  }
}
