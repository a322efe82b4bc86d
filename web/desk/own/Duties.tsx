import { roles } from '../../../domain/access/role.ts'
import { useSpeech } from '../../language.ts'
import { useStaffWords } from '../words.ts'

const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const

/** 三员分立: what each of the three administrators does, who has no part in any matter. */
export function Duties({ roles: held }: { roles: readonly string[] }) {
  const w = useStaffWords()
  const { language } = useSpeech()
  const mine = administrators.filter((role) => held.includes(role))
  if (mine.length === 0) return null
  return (
    <section className="sheet staff-form">
      <h2>{w('duties')}</h2>
      {mine.map((role) => (
        <p key={role}>
          <b>{roles[role][language]}</b> {w(`duty.${role}`)}
        </p>
      ))}
      <p className="nothing">{w('duties.apart')}</p>
      <p>
        {w('duties.how')} <a href="/api/docs">{w('duties.docs')}</a>
      </p>
    </section>
  )
}
