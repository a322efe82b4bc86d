import './Choices.css'

type Choice<V extends string> = Readonly<{ value: V; name: string; text: string; note?: string | undefined }>

/** One of a few, each with its meaning in one line. Goes into a `FieldGroup`. */
export function Choices<V extends string>({
  name,
  choices,
  chosen,
  onChoose,
}: {
  name: string
  choices: readonly Choice<V>[]
  /** Null: nothing yet. */
  chosen: V | null
  onChoose: (value: V) => void
}) {
  return (
    <div className="choices">
      {choices.map(({ value, name: label, text, note }) => (
        <label key={value} className="choice">
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => onChoose(value)} />
          <span>
            <b>{label}</b>
            {note && <small>{note}</small>}
            <span className="choice-text">{text}</span>
          </span>
        </label>
      ))}
    </div>
  )
}
