// Prints "enough", or the version of Node if it is older than the argument. Its syntax is one that old
// versions can parse.
const own = process.versions.node.split('.').map(Number)
const least = process.argv[2].split('.').map(Number)
const enough = own[0] > least[0] || (own[0] === least[0] && own[1] >= least[1])
console.log(enough ? 'enough' : process.versions.node)
