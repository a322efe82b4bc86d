import { Button } from '../../ui/Button.tsx'
import { useStaffWords } from '../words.ts'

/** 恢复码, told once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const w = useStaffWords()
  return (
    <div className="staff-form">
      <h2>{w('recovery')}</h2>
      <p>{w('recoveryLead')}</p>
      <ol className="staff-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button kind="main" onClick={onKept}>
        {w('kept')}
      </Button>
    </div>
  )
}
