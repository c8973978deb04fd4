import { Duration } from 'aws-cdk-lib';
import {
  type IUserPool,
  OAuthScope,
  UserPoolClient,
  type UserPoolClientProps,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

/** Somebody's sign-in page sends them back to one of `callbackUrls`. A browser keeps no secret: code with PKCE. */
export const browserClient = (
  scope: Construct,
  id: string,
  props: {
    userPool: IUserPool;
    scopes: OAuthScope[];
    callbackUrls: string[];
    logoutUrls?: string[];
  },
): UserPoolClient => {
  const { userPool, scopes, ...urls } = props;
  const settings: UserPoolClientProps = {
    userPool,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...scopes],
      ...urls,
    },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
  };
  return new UserPoolClient(scope, id, settings);
};
