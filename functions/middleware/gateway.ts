/** The part of an API Gateway HTTP API event (payload version 2.0) that is read; local mode makes the same. */
export interface HttpEvent {
  /**
   * API Gateway has decoded it, what was encoded twice even twice, and cut it at a question mark that was encoded; local
   * mode leaves it as it was sent, percent-encoded. Whoever reads it takes both.
   */
  rawPath: string;
  rawQueryString: string;
  /** Names in lower case; a header that came twice is joined with a comma. */
  headers: Record<string, string | undefined>;
  body?: string | undefined;
  isBase64Encoded?: boolean | undefined;
  requestContext: {
    http: { method: string };
    /** Present when the gateway's JWT authorizer has verified a token. */
    authorizer?: { jwt?: { claims: Record<string, unknown> } };
  };
}

/** What API Gateway sends back. */
export interface HttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  /** `body` is Base64 of octets; only where the gateway takes an answer whole. */
  isBase64Encoded?: boolean;
  /** A body that is made while it is sent; `body` is empty then. Whoever does not send it returns it. */
  stream?: AsyncIterable<string>;
}
