"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readOperations = readOperations;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
/**
 * Reads `*.graphql` of a folder in the order of their names. A folder that does not exist holds none.
 * @throws SyntaxError when a file's variables are not JSON: a broken example should not wait for a visitor.
 */
function readOperations(folder) {
    return namesIn(folder).map((file) => readOperation(file.replace(/\.graphql$/, ''), (0, node_fs_1.readFileSync)((0, node_path_1.join)(folder, file), 'utf8')));
}
function namesIn(folder) {
    try {
        return (0, node_fs_1.readdirSync)(folder)
            .filter((name) => name.endsWith('.graphql'))
            .sort();
    }
    catch {
        return [];
    }
}
function readOperation(name, text) {
    const lines = text.split('\n');
    const comments = lines.filter((line) => line.startsWith('#')).map((line) => line.replace(/^#\s*/, ''));
    const given = comments.find((line) => line.startsWith('variables:'))?.slice('variables:'.length) ?? '{}';
    return {
        name,
        title: comments.find((line) => !line.startsWith('variables:')) ?? name,
        query: lines
            .filter((line) => !line.startsWith('#'))
            .join('\n')
            .trim(),
        variables: JSON.stringify(JSON.parse(given), null, 2),
    };
}
//# sourceMappingURL=operations.js.map