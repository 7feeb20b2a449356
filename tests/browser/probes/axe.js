/* The violations of axe-core, which must be on the page, in one line each. */
async (tags) => {
  const result = await axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: tags } })
  return result.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")} – ${node.any.concat(node.all, node.none)[0]?.message ?? rule.help}`))
}
