// Prints "enough", or the version of this Node if it is older than the argument. Written so that an old Node can read it.
const own = process.versions.node.split('.').map(Number)
const least = process.argv[2].split('.').map(Number)
const enough = own[0] > least[0] || (own[0] === least[0] && own[1] >= least[1])
console.log(enough ? 'enough' : process.versions.node)
