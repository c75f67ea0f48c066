/** An example that the explorer offers. */
export interface SavedOperation {
    /** File name without `.graphql`. */
    readonly name: string;
    /** First comment line of the file. */
    readonly title: string;
    readonly query: string;
    /** JSON text, from a comment line `# variables: {…}`. */
    readonly variables: string;
}
/**
 * Reads `*.graphql` of a folder in the order of their names. A folder that does not exist holds none.
 * @throws SyntaxError when a file's variables are not JSON: a broken example should not wait for a visitor.
 */
export declare function readOperations(folder: string): readonly SavedOperation[];
