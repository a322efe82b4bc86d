import { type Role, roles } from '../../../domain/access/role.ts'
import { useSpeech } from '../../language.ts'
import { Time } from '../../ui/Time.tsx'
import { useNames } from '../pick/use-names.ts'
import type { Me } from '../shell/Frame.tsx'
import { useStaffWords } from '../words.ts'

/** Who I am, and each role with where it holds. */
export function OwnFacts({ own }: { own: Me }) {
  const w = useStaffWords()
  const { language } = useSpeech()
  const unit = useNames('unit')
  const region = useNames('region')
  return (
    <section className="sheet">
      <h2>{own.name}</h2>
      <dl className="staff-facts">
        <dt>{w('prefecture')}</dt>
        <dd>{own.prefecture}</dd>
        <dt>{w('username')}</dt>
        <dd>{own.username}</dd>
        <dt>{w('roles')}</dt>
        <dd>
          {own.grants.map(({ role, unitId, regionCode, standsInFor }) => (
            <div key={`${role} ${unitId} ${regionCode} ${standsInFor?.id}`}>
              {[
                roles[role as Role]?.[language] ?? role,
                unit(unitId) || region(regionCode) || w('whole'),
                standsInFor ? w('standsInFor', { name: standsInFor.name }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          ))}
        </dd>
        <dt>{w('factors')}</dt>
        <dd>{own.factors.map((factor) => w(`factor.${factor}`)).join(' · ')}</dd>
        <dt>{w('passwordSetAt')}</dt>
        <dd>{own.passwordSetAt && <Time at={own.passwordSetAt} />}</dd>
      </dl>
    </section>
  )
}
