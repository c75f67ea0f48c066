import { Length, Matches } from 'class-validator';

/** A text input of 1 to `max` characters that says something: blanks alone are no reason, no name and no reference. */
export function FilledText(max: number): PropertyDecorator {
  return (target, property) => {
    Length(1, max)(target, property as string);
    Matches(/\S/, { message: `${String(property)} is not blank (不能为空白)` })(target, property as string);
  };
}
