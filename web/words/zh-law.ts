/** The statutory limits and the numbers of the procedure, in the room of the calendar. */
export const law = {
  lead: '法律规定的期限比平台时限更长时，以法定期限为准，两个期限都会告诉群众。',
  add: '加一条法定期限',
  out: '去掉',
  'out.title': '去掉：{name}',
  'out.lead': '以后的派单不再适用；已经按它作出的承诺不变。请写明原因。',
  category: '适用分类',
  'category.hint': '适用于这个分类和它下面的分类；不选时，只在派单时由派单员选用。',
  picked: '只在派单时选用',
  'basis.hint': '写明法律名称和条款，群众会看到。',
  'numbers.lead': '改动从生效日起适用于所有在办事项。',
} as const
