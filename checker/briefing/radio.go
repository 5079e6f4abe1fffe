package briefing

func (b *builder) radio() Radio { return Radio{} }
