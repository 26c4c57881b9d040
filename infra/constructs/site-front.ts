import { Duration, Fn, Stack, Validations } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  type IOrigin,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { pages } from '#contract/pages.ts'
import { handler as findOther } from '../edge/other-paths.ts'
import { handler as findFile } from '../edge/site-paths.ts'
import { handler as tellViewer } from '../edge/viewer-address.ts'
import { nameOf, type Settings } from '../settings.ts'
import { acknowledge } from './acknowledge.ts'

export interface SiteFrontProps {
  readonly settings: Settings
  readonly bucketName: string
  readonly api: HttpApi
}

/** Pages need no script, and nothing from elsewhere; a function that answers a page may say more exactly what it needs. */
const CONTENT =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Files of the bucket that stand outside /nieuws/, where search engines look for them. */
const ROOT_FILES = ['/robots.txt', '/sitemap.xml']
const TWO_YEARS = Duration.days(730)

/**
 * The one address people see, in front of bucket and API: pages of BIN-Nieuws are files of the bucket, and what is no
 * file (never was, or was taken off) is answered by a function behind the API, which knows the difference.
 */
export class SiteFront extends Construct {
  readonly distribution: Distribution
  private readonly headers: ResponseHeadersPolicy
  private readonly viewerAddress: EdgeFunction

  constructor(scope: Construct, id: string, props: SiteFrontProps) {
    super(scope, id)
    const { settings, bucketName, api } = props
    this.headers = this.securityHeaders(settings)
    this.viewerAddress = new EdgeFunction(this, 'ViewerAddress', {
      functionName: nameOf(settings, 'viewer-address'),
      comment: 'Tells the pages who asks, for their limits on how often',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(String(tellViewer)),
    })
    const sitePaths = new EdgeFunction(this, 'SitePaths', {
      functionName: nameOf(settings, 'site-paths'),
      comment: 'Finds the file of a page',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(String(findFile)),
    })
    const otherPaths = new EdgeFunction(this, 'OtherPaths', {
      functionName: nameOf(settings, 'other-paths'),
      comment: 'Tells who mistypes an address',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(String(findOther)),
    })
    // The bucket's policy is written where the bucket is; from here it may only be read.
    const given = Bucket.fromBucketAttributes(this, 'Bucket', { bucketName, region: Stack.of(this).region })
    const files = S3BucketOrigin.withOriginAccessControl(given)
    const functions = new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)))
    const answered = this.answered(functions)
    const news: BehaviorOptions = {
      ...this.common(),
      origin: new OriginGroup({ primaryOrigin: files, fallbackOrigin: functions, fallbackStatusCodes: [403, 404] }),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      functionAssociations: [{ function: sitePaths, eventType: FunctionEventType.VIEWER_REQUEST }],
    }
    const ownFile = { ...this.common(), origin: files, cachePolicy: CachePolicy.CACHING_OPTIMIZED }
    const { site } = settings
    this.distribution = new Distribution(this, 'Distribution', {
      comment: nameOf(settings, 'site'),
      defaultBehavior: {
        ...this.common(),
        origin: functions,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        functionAssociations: [{ function: otherPaths, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        ...Object.fromEntries(answeredPatterns().map((pattern) => [pattern, answered])),
        '/media/*': { ...this.common(), origin: functions, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
        ...Object.fromEntries(ROOT_FILES.map((file) => [file, ownFile])),
        '/nieuws': news,
        '/nieuws/*': news,
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Edge locations of Europe and North America; the readers are in Belgium.
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(site.domain === undefined
        ? {}
        : {
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            domainNames: [site.domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', site.domain.certificateArn),
          }),
    })
    this.explain(site.domain !== undefined)
  }

  private answered(origin: IOrigin): BehaviorOptions {
    return {
      ...this.common(),
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway knows itself by its own host name.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [{ function: this.viewerAddress, eventType: FunctionEventType.VIEWER_REQUEST }],
    }
  }

  private common() {
    return {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.headers,
      compress: true,
    }
  }

  private securityHeaders(settings: Settings): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: nameOf(settings, 'site'),
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: TWO_YEARS, includeSubdomains: true, override: true },
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT, override: false },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: false },
      },
    })
  }

  private explain(hasCertificate: boolean): void {
    const { distribution } = this
    acknowledge(distribution, 'CFR1', 'Belgians read their news from abroad too.')
    acknowledge(
      distribution,
      'CFR2',
      'The API behind it is throttled, its forms are limited by sender; the rest is files.',
    )
    acknowledge(distribution, 'CFR3', 'A log of requests would keep the addresses of readers, which nobody needs.')
    Validations.of(distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      reason: 'SiteBucket lets CloudFront in itself.',
    })
    if (!hasCertificate)
      acknowledge(distribution, 'CFR4', "Only CloudFront's own address does; a stage with a domain has TLS 1.2.")
  }
}

/** What functions answer: the API, and exactly those public pages that are no files. */
function answeredPatterns(): readonly string[] {
  const paths = Object.values(pages).map(({ path }) => path)
  const patterns = paths
    .filter((path) => !path.startsWith('/media/') && !path.endsWith('+}'))
    .map((path) => path.replaceAll(/\{[^}]+\}/g, '*'))
  return ['/v1/*', ...new Set(patterns)]
}
