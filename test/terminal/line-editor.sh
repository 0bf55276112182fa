# An editor for the tests: appends one line to the file.
printf 'One more line: '
read -r line
printf '%s\n' "$line" >>"$1"
