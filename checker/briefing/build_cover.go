package briefing

func (b *builder) cover() Cover { return Cover{} }
