package briefing

func (b *builder) command() Command { return Command{} }
