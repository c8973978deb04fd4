declare module 'asl-validator' {
  /** Checks one definition in Amazon States Language against its schema and its rules. */
  export default function validate(definition: unknown): {
    isValid: boolean;
    errors: { 'Error code': string; Message?: string }[];
  };
}
