import type { Rule } from "./rule.ts";
import { agentTypesNotLimited } from "./agent-types-not-limited.ts";
import { allToolsDenied } from "./all-tools-denied.ts";
import { ambiguousFrontmatter } from "./ambiguous-frontmatter.ts";
import { ambiguousName } from "./ambiguous-name.ts";
import { backgroundTool } from "./background-tool.ts";
import { bidiControl } from "./bidi-control.ts";
import { blankDescription } from "./blank-description.ts";
import { blanketSuppression } from "./blanket-suppression.ts";
import { builtinLookalike } from "./builtin-lookalike.ts";
import { bypassPermissions } from "./bypass-permissions.ts";
import { byteOrderMark } from "./byte-order-mark.ts";
import { commentInValue } from "./comment-in-value.ts";
import { concealment } from "./concealment.ts";
import { confusableName } from "./confusable-name.ts";
import { controlCharacter } from "./control-character.ts";
import { coordinationAbsentAgents } from "./coordination-absent-agents.ts";
import { coordinationContradictsItself } from "./coordination-contradicts-itself.ts";
import { coordinationNamesItself } from "./coordination-names-itself.ts";
import { coordinationRepeatsName } from "./coordination-repeats-name.ts";
import { coordinationUnanswered } from "./coordination-unanswered.ts";
import { coordinationUnknownAgent } from "./coordination-unknown-agent.ts";
import { credentialExfil } from "./credential-exfil.ts";
import { deceptiveUrl } from "./deceptive-url.ts";
import { delegationHijack } from "./delegation-hijack.ts";
import { denialTakesMore } from "./denial-takes-more.ts";
import { denialWithoutEffect } from "./denial-without-effect.ts";
import { descriptionWithoutOccasion } from "./description-without-occasion.ts";
import { destructiveCommand } from "./destructive-command.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateName } from "./duplicate-name.ts";
import { duplicateTool } from "./duplicate-tool.ts";
import { effortNotSent } from "./effort-not-sent.ts";
import { emptyPrompt } from "./empty-prompt.ts";
import { encodedExec } from "./encoded-exec.ts";
import { escapedLineBreak } from "./escaped-line-break.ts";
import { executableFrontmatter } from "./executable-frontmatter.ts";
import { exfilImage } from "./exfil-image.ts";
import { fieldTooNew } from "./field-too-new.ts";
import { fileTooLarge } from "./file-too-large.ts";
import { foreignTools } from "./foreign-tools.ts";
import { forgedEntry } from "./forged-entry.ts";
import { frontmatterCutShort } from "./frontmatter-cut-short.ts";
import { frontmatterHooks } from "./frontmatter-hooks.ts";
import { frontmatterNotAMapping } from "./frontmatter-not-a-mapping.ts";
import { frontmatterNotClosed } from "./frontmatter-not-closed.ts";
import { frontmatterNotFirst } from "./frontmatter-not-first.ts";
import { hiddenInstruction } from "./hidden-instruction.ts";
import { hookGuardNotBlocking } from "./hook-guard-not-blocking.ts";
import { hooksDropAgent } from "./hooks-drop-agent.ts";
import { identicalDescription } from "./identical-description.ts";
import { ignoredHook } from "./ignored-hook.ts";
import { ignoredKey } from "./ignored-key.ts";
import { initialPrompt } from "./initial-prompt.ts";
import { initialPromptOfSubagent } from "./initial-prompt-of-subagent.ts";
import { inlineMcpServer } from "./inline-mcp-server.ts";
import { instructionOverride } from "./instruction-override.ts";
import { invalidDescription } from "./invalid-description.ts";
import { invalidName } from "./invalid-name.ts";
import { invalidValue } from "./invalid-value.ts";
import { isolationWithoutGit } from "./isolation-without-git.ts";
import { longDescription } from "./long-description.ts";
import { malformedCoordination } from "./malformed-coordination.ts";
import { malformedWorkflow } from "./malformed-workflow.ts";
import { mcpPattern } from "./mcp-pattern.ts";
import { memoryAddsTools } from "./memory-adds-tools.ts";
import { missingAgentTool } from "./missing-agent-tool.ts";
import { missingDescription } from "./missing-description.ts";
import { missingDocument } from "./missing-document.ts";
import { missingName } from "./missing-name.ts";
import { misspeltServer } from "./misspelt-server.ts";
import { nameDiffersFromFile } from "./name-differs-from-file.ts";
import { needsTrust } from "./needs-trust.ts";
import { noFrontmatter } from "./no-frontmatter.ts";
import { noToolResolves } from "./no-tool-resolves.ts";
import { nonTextTool } from "./non-text-tool.ts";
import { notDisabled } from "./not-disabled.ts";
import { notUtf8 } from "./not-utf-8.ts";
import { numberCutShort } from "./number-cut-short.ts";
import { overridingDescription } from "./overriding-description.ts";
import { persistence } from "./persistence.ts";
import { pluginFallback } from "./plugin-fallback.ts";
import { pluginIgnoredField } from "./plugin-ignored-field.ts";
import { pluginRootOutsidePlugin } from "./plugin-root-outside-plugin.ts";
import { pluginServerPrefix } from "./plugin-server-prefix.ts";
import { refusedSessionAgents } from "./refused-session-agents.ts";
import { relaxedPermissionMode } from "./relaxed-permission-mode.ts";
import { remoteExec } from "./remote-exec.ts";
import { removedTool } from "./removed-tool.ts";
import { renamedTool } from "./renamed-tool.ts";
import { replacedBuiltin } from "./replaced-builtin.ts";
import { restrictionNotRead } from "./restriction-not-read.ts";
import { retiredModel } from "./retired-model.ts";
import { retiringModel } from "./retiring-model.ts";
import { rosterTooLong } from "./roster-too-long.ts";
import { searchToolsBesideBash } from "./search-tools-beside-bash.ts";
import { secret } from "./secret.ts";
import { shadowedAgent } from "./shadowed-agent.ts";
import { silentHook } from "./silent-hook.ts";
import { strayInvisible } from "./stray-invisible.ts";
import { suspiciousUrl } from "./suspicious-url.ts";
import { switchedOffTool } from "./switched-off-tool.ts";
import { textBehindFence } from "./text-behind-fence.ts";
import { tooManySkills } from "./too-many-skills.ts";
import { toolDenied } from "./tool-denied.ts";
import { toolListSeparator } from "./tool-list-separator.ts";
import { toolsEmpty } from "./tools-empty.ts";
import { unavailableTool } from "./unavailable-tool.ts";
import { unclosedParenthesis } from "./unclosed-parenthesis.ts";
import { undeclaredServer } from "./undeclared-server.ts";
import { unicodeTags } from "./unicode-tags.ts";
import { unknownAgent } from "./unknown-agent.ts";
import { unknownKey } from "./unknown-key.ts";
import { unknownModel } from "./unknown-model.ts";
import { unknownSkill } from "./unknown-skill.ts";
import { unknownTool } from "./unknown-tool.ts";
import { unknownWorkflowAgent } from "./unknown-workflow-agent.ts";
import { unlimitedTool } from "./unlimited-tool.ts";
import { unsafeFlag } from "./unsafe-flag.ts";
import { unsafeName } from "./unsafe-name.ts";
import { unsafeYaml } from "./unsafe-yaml.ts";
import { untrimmedName } from "./untrimmed-name.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { valueCutAtComment } from "./value-cut-at-comment.ts";
import { valueWithoutEffect } from "./value-without-effect.ts";
import { variationSelector } from "./variation-selector.ts";
import { whitespacePadding } from "./whitespace-padding.ts";
import { wordLost } from "./word-lost.ts";
import { wrongCaseTool } from "./wrong-case-tool.ts";
import { yamlError } from "./yaml-error.ts";
import { yamlRescued } from "./yaml-rescued.ts";
import { zeroWidth } from "./zero-width.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  agentTypesNotLimited,
  allToolsDenied,
  ambiguousFrontmatter,
  ambiguousName,
  backgroundTool,
  bidiControl,
  blankDescription,
  blanketSuppression,
  builtinLookalike,
  bypassPermissions,
  byteOrderMark,
  commentInValue,
  concealment,
  confusableName,
  controlCharacter,
  coordinationAbsentAgents,
  coordinationContradictsItself,
  coordinationNamesItself,
  coordinationRepeatsName,
  coordinationUnanswered,
  coordinationUnknownAgent,
  credentialExfil,
  deceptiveUrl,
  delegationHijack,
  denialTakesMore,
  denialWithoutEffect,
  descriptionWithoutOccasion,
  destructiveCommand,
  duplicateKey,
  duplicateName,
  duplicateTool,
  effortNotSent,
  emptyPrompt,
  encodedExec,
  escapedLineBreak,
  executableFrontmatter,
  exfilImage,
  fieldTooNew,
  fileTooLarge,
  foreignTools,
  forgedEntry,
  frontmatterCutShort,
  frontmatterHooks,
  frontmatterNotAMapping,
  frontmatterNotClosed,
  frontmatterNotFirst,
  hiddenInstruction,
  hookGuardNotBlocking,
  hooksDropAgent,
  identicalDescription,
  ignoredHook,
  ignoredKey,
  initialPrompt,
  initialPromptOfSubagent,
  inlineMcpServer,
  instructionOverride,
  invalidDescription,
  invalidName,
  invalidValue,
  isolationWithoutGit,
  longDescription,
  malformedCoordination,
  malformedWorkflow,
  mcpPattern,
  memoryAddsTools,
  missingAgentTool,
  missingDescription,
  missingDocument,
  missingName,
  misspeltServer,
  nameDiffersFromFile,
  needsTrust,
  noFrontmatter,
  noToolResolves,
  nonTextTool,
  notDisabled,
  notUtf8,
  numberCutShort,
  overridingDescription,
  persistence,
  pluginFallback,
  pluginIgnoredField,
  pluginRootOutsidePlugin,
  pluginServerPrefix,
  refusedSessionAgents,
  relaxedPermissionMode,
  remoteExec,
  removedTool,
  renamedTool,
  replacedBuiltin,
  restrictionNotRead,
  retiredModel,
  retiringModel,
  rosterTooLong,
  searchToolsBesideBash,
  secret,
  shadowedAgent,
  silentHook,
  strayInvisible,
  suspiciousUrl,
  switchedOffTool,
  textBehindFence,
  tooManySkills,
  toolDenied,
  toolListSeparator,
  toolsEmpty,
  unavailableTool,
  unclosedParenthesis,
  undeclaredServer,
  unicodeTags,
  unknownAgent,
  unknownKey,
  unknownModel,
  unknownSkill,
  unknownTool,
  unknownWorkflowAgent,
  unlimitedTool,
  unsafeFlag,
  unsafeName,
  unsafeYaml,
  untrimmedName,
  unusedSuppression,
  valueCutAtComment,
  valueWithoutEffect,
  variationSelector,
  whitespacePadding,
  wordLost,
  wrongCaseTool,
  yamlError,
  yamlRescued,
  zeroWidth,
];
