/**
 * The nodes that lie on a loop when every node points at its parent; nodes which only hang below a loop are not among them.
 * A parent that is not itself a key of the map ends the walk. Linear in the number of nodes.
 */
export function nodesOnLoops(parentOf: ReadonlyMap<string, string>): Set<string> {
  const settled = new Set<string>()
  const onLoop = new Set<string>()
  for (const start of parentOf.keys()) {
    const walked = new Map<string, number>()
    const order: string[] = []
    let node: string | undefined = start
    while (node !== undefined && !settled.has(node) && !walked.has(node)) {
      walked.set(node, order.length)
      order.push(node)
      node = parentOf.get(node)
    }
    const closesAt = node === undefined ? undefined : walked.get(node)
    if (closesAt !== undefined) for (const member of order.slice(closesAt)) onLoop.add(member)
    for (const member of order) settled.add(member)
  }
  return onLoop
}
