import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }

/**
 * How the CDK behaves: as it recommends for a new system in the version that package-lock.json pins. Only, references
 * between stacks are exports, so that no stack can be deleted from under another.
 */
export const featureFlags = { ...recommended, '@aws-cdk/core:defaultCrossStackReferences': 'strong' }
