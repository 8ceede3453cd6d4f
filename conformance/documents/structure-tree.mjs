/**
 * The structure tree as plain nodes: `{ type, dictionary, attributes, parentReference, reference, kids }`, each kid
 * a node, `{ page, mcid }` or `{ object }`; `type` has gone through the role map.
 */
export function readStructure(objects) {
  const catalog = objects.resolve(objects.trailer['/Root'])
  const root = objects.resolve(catalog['/StructTreeRoot'])
  if (!root) return undefined
  const roles = objects.resolve(root['/RoleMap']) ?? {}
  const visit = (reference, page) => {
    const dictionary = objects.resolve(reference)
    const ownPage = dictionary['/Pg'] ?? page
    return {
      type: mappedRole(dictionary['/S'], roles),
      reference,
      dictionary,
      attributes: readAttributes(dictionary['/A'], objects),
      kids: listOf(dictionary['/K'], objects).map((kid) => visitKid(kid, ownPage, objects, visit)),
    }
  }
  return { root, roles, kids: listOf(root['/K'], objects).map((kid) => visit(kid, undefined)) }
}

function visitKid(kid, page, objects, visit) {
  if (typeof kid === 'number') return { page, mcid: kid }
  const value = objects.resolve(kid)
  if (value['/Type'] === '/MCR') return { page: value['/Pg'] ?? page, mcid: value['/MCID'] }
  if (value['/Type'] === '/OBJR') return { object: value['/Obj'] }
  return visit(kid, page)
}

function mappedRole(role, roles, seen = new Set()) {
  if (!(role in roles) || seen.has(role)) return role?.slice(1)
  return mappedRole(roles[role], roles, seen.add(role))
}

/** `/A` may be one dictionary, a reference, or a list of both with revision numbers between. */
function readAttributes(value, objects) {
  const dictionaries = listOf(value, objects)
    .map(objects.resolve)
    .filter((item) => item && typeof item === 'object')
  return Object.assign({}, ...dictionaries)
}

function listOf(value, objects) {
  const resolved = objects.resolve(value)
  if (resolved === undefined || resolved === null) return []
  return Array.isArray(resolved) ? resolved : [value]
}

export function* descendants(node) {
  for (const kid of node.kids ?? []) {
    if (!kid.type) continue
    yield kid
    yield* descendants(kid)
  }
}

/** Where a node's text stands, in reading order. */
export function* placesOf(node) {
  for (const kid of node.kids ?? []) {
    if (kid.mcid !== undefined) yield kid
    else yield* placesOf(kid)
  }
}
