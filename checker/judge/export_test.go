package judge

// JudgeInTurn judges some clashes at a time, and JudgeAtOnce everything
// together, however many there are.
var (
	JudgeInTurn = (*Engine).judgeInTurn
	JudgeAtOnce = (*Engine).judgeAtOnce
)
