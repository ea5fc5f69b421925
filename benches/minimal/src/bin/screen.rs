//! A list of five lines in ratatui; up and down move, q or Enter ends.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, List, ListState};

const LINES: [&str; 5] = ["单位参保", "灵活就业", "居民医保", "退休", "不确定"];

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let list = List::new(LINES)
                .block(Block::bordered().title("参加哪种医保"))
                .highlight_style(Style::new().add_modifier(Modifier::REVERSED))
                .highlight_symbol("> ");
            frame.render_stateful_widget(list, frame.area(), &mut state);
        })?;
        let Event::Key(key) = event::read()? else { continue };
        match key.code {
            KeyCode::Down => state.select_next(),
            KeyCode::Up => state.select_previous(),
            KeyCode::Char('q') | KeyCode::Enter => break,
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
