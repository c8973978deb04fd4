import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * The credentials of a Lambda function: they are in its environment. In our bundles in place of the SDK's search through
 * files, sign-in services and the metadata of machines, which is a fifth of the code.
 * @throws CredentialsProviderError, when they are asked for, where the environment has none
 */
export const defaultProvider = fromEnv;
