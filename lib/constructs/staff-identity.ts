import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type CfnUserPool,
  CfnUserPoolRiskConfigurationAttachment,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ROLES, SCOPES } from '../../functions/staff-api/roles.ts';
import { browserClient } from './browser-client.ts';

/** Who staff are: no self sign-up, a second factor for everyone, kept when the stack goes. */
export class StaffIdentity extends Construct {
  readonly pool: UserPool;
  /** For programs and scripts; the console has one of its own, which knows its address. */
  readonly client: UserPoolClient;
  /** Cognito's own pages: where staff sign in and out. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, props: { domainPrefix: string; signInReturnUrl: string }) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(3),
      },
      // The Plus plan (a few cents per member of staff and month) knows leaked passwords and odd sign-ins; what it does about
      // them is said below.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.pool.node.defaultChild as CfnUserPool).overrideLogicalId('StaffPool');
    this.refuseRisks();
    const scopes = Object.entries(SCOPES).map(
      ([scope, scopeDescription]) =>
        new ResourceServerScope({ scopeName: scope.slice('staff/'.length), scopeDescription }),
    );
    const api = this.pool.addResourceServer('Api', { identifier: 'staff', scopes });
    // What a token is good for is decided by these, in the function: anybody may ask for every scope.
    for (const [groupName, allowed] of Object.entries(ROLES)) {
      new UserPoolGroup(this, groupName, {
        userPool: this.pool,
        groupName,
        description: allowed.join(' '),
      });
    }
    this.client = browserClient(this.pool, 'Console', {
      userPool: this.pool,
      scopes: scopes.map((one) => OAuthScope.resourceServer(api, one)),
      callbackUrls: [props.signInReturnUrl],
    });
    const domain = this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: props.domainPrefix } });
    this.signInUrl = domain.baseUrl();
    new CfnOutput(this, 'SignInUrl', { value: this.signInUrl });
    new CfnOutput(this, 'PoolId', { value: this.pool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: this.client.userPoolClientId });
  }

  /**
   * Said here for every client: what Cognito does where nothing is said is its own default, and that blocks at every level of
   * risk, so that a coordinator on another network would be shut out. At the lower levels the second factor, which everybody has to
   * have, is answer enough; to require it by this rule would shut out who is about to set it up.
   */
  private refuseRisks(): void {
    const action = (eventAction: string) => ({ eventAction, notify: false });
    new CfnUserPoolRiskConfigurationAttachment(this, 'Risks', {
      userPoolId: this.pool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: {
        actions: {
          lowAction: action('MFA_IF_CONFIGURED'),
          mediumAction: action('MFA_IF_CONFIGURED'),
          highAction: action('BLOCK'),
        },
      },
    });
  }
}
