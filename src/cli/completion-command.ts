import { optionsOf, UsageError, type Command, type CommandSpec } from './options.js'

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const

export const completionCommand: Command = {
  spec: {
    name: 'completion',
    usage: 'bash|zsh|fish|powershell',
    summary: '打印命令补全脚本，装好后按 Tab 键补全命令和选项。',
    options: {},
    examples: [
      'nianbao completion bash > ~/.local/share/bash-completion/completions/nianbao',
      'nianbao completion zsh > "${fpath[1]}/_nianbao"',
      'nianbao completion fish > ~/.config/fish/completions/nianbao.fish',
      'nianbao completion powershell >> $PROFILE',
    ],
  },
  run: async ({ inputs }, commands) => {
    if (inputs.length !== 1) throw new UsageError(`请指明一种命令解释器：${shells.join('、')}`)
    const shell = shells.find((one) => one === inputs[0])
    if (!shell) throw new UsageError(`没有“${inputs[0]}”的补全脚本，只有 ${shells.join('、')}`)
    const specs = await Promise.all(Object.values(commands).map(async (load) => (await load()).spec))
    process.stdout.write(scripts[shell](specs))
    return 0
  },
}

/** What each shell is told: the commands, and of each its options. zsh loads the file at the first Tab and runs it as the function itself. */
const scripts: Readonly<Record<(typeof shells)[number], (specs: readonly CommandSpec[]) => string>> = {
  bash: (specs) => `_nianbao() {
  local cur=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${namesOf(specs)}" -- "$cur"))
    return
  fi
  case "$cur" in -*) ;; *) return ;; esac
  case "\${COMP_WORDS[1]}" in
${specs.map((spec) => `    ${spec.name}) COMPREPLY=($(compgen -W "${optionNames(spec)}" -- "$cur")) ;;`).join('\n')}
  esac
}
complete -o default -F _nianbao nianbao
`,
  zsh: (specs) => `#compdef nianbao
_nianbao() {
  if (( CURRENT == 2 )); then
    compadd ${namesOf(specs)}
    return
  fi
  if [[ "$PREFIX" != -* ]]; then
    _files
    return
  fi
  case "\${words[2]}" in
${specs.map((spec) => `    ${spec.name}) compadd -- ${optionNames(spec)} ;;`).join('\n')}
  esac
}
if [[ "\${funcstack[1]}" = _nianbao ]]; then _nianbao "$@"; else compdef _nianbao nianbao; fi
`,
  fish: (specs) =>
    specs
      .flatMap((spec) => [
        `complete -c nianbao -n __fish_use_subcommand -f -a ${spec.name} -d ${quoted(spec.summary)}`,
        ...Object.entries(optionsOf(spec)).map(
          ([name, option]) =>
            `complete -c nianbao -n '__fish_seen_subcommand_from ${spec.name}' -l ${name}${option.short ? ` -s ${option.short}` : ''}${option.value ? ' -r' : ''} -d ${quoted(option.help)}`,
        ),
      ])
      .map((line) => `${line}\n`)
      .join(''),
  powershell: (specs) => `Register-ArgumentCompleter -Native -CommandName nianbao -ScriptBlock {
  param($word, $ast, $position)
  $options = @{
${specs.map((spec) => `    '${spec.name}' = '${optionNames(spec)}'`).join('\n')}
  }
  $command = [string]$ast.CommandElements[1]
  $words = if ($options.ContainsKey($command) -and $word -like '-*') { $options[$command] } elseif ($ast.CommandElements.Count -le 2) { '${namesOf(specs)}' } else { '' }
  $words -split ' ' | Where-Object { $_ -and $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`,
}

function namesOf(specs: readonly CommandSpec[]): string {
  return [...specs.map(({ name }) => name), 'help'].join(' ')
}

function optionNames(spec: CommandSpec): string {
  return Object.keys(optionsOf(spec))
    .map((name) => `--${name}`)
    .join(' ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`
}
