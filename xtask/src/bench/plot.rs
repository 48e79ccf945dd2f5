//! Both days as a picture: bars of what contenders take in times of what the floor takes, with the middle half of all turns.

use std::path::Path;

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;

use super::figures::Figure;

/// Bars beneath each other, on a scale of their own.
pub struct Panel {
    /// What they are of.
    pub title: String,
    /// From above.
    pub bars: Vec<Bar>,
}

/// One bar.
pub struct Bar {
    /// Whose.
    pub name: String,
    /// Times the floor.
    pub ratio: Figure,
    /// What was promised, where something was.
    pub budget: Option<f64>,
    /// Which of two colours: the faster and the slower network.
    pub is_slow: bool,
}

const ROW: i32 = 22;
const COLORS: [RGBColor; 2] = [RGBColor(59, 113, 202), RGBColor(122, 162, 218)];
/// Room for the names, in pixels.
const NAMES: i32 = 330;
const WIDTH: i32 = 900;

/// Draws some panels beneath each other.
pub fn draw(path: &Path, panels: &[Panel]) -> Result<()> {
    let rows: i32 = panels.iter().map(|panel| panel.bars.len() as i32 + 2).sum();
    let size = (WIDTH as u32, (rows * ROW + 10) as u32);
    let area = SVGBackend::new(path, size).into_drawing_area();
    draw_on(&area, panels).map_err(|error| anyhow!("{}: {error}", path.display()))
}

fn draw_on<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    panels: &[Panel],
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    area.fill(&WHITE)?;
    let title = ("sans-serif", 15).into_font();
    let label = ("sans-serif", 13).into_font();
    let mut y = 8;
    for Panel { title: name, bars } in panels {
        let most = bars.iter().map(|bar| bar.ratio.high).fold(1.5, f64::max) * 1.08;
        let at = |ratio: f64| NAMES + ((WIDTH - NAMES - 60) as f64 * ratio / most) as i32;
        area.draw(&Text::new(name.clone(), (8, y), title.clone()))?;
        y += ROW;
        let (top, bottom) = (y - 2, y + ROW * bars.len() as i32);
        for bar in bars {
            area.draw(&Text::new(bar.name.clone(), (8, y + 2), label.clone()))?;
            let color = COLORS[usize::from(bar.is_slow)];
            let edge = at(bar.ratio.median);
            area.draw(&Rectangle::new([(NAMES, y + 2), (edge, y + ROW - 5)], color.filled()))?;
            let middle = y + ROW / 2 - 2;
            let spread = vec![(at(bar.ratio.low), middle), (at(bar.ratio.high), middle)];
            area.draw(&PathElement::new(spread, BLACK.stroke_width(2)))?;
            let words = format!("{:.2}", bar.ratio.median);
            area.draw(&Text::new(words, (WIDTH - 44, y + 2), label.clone()))?;
            if let Some(budget) = bar.budget {
                let mark = vec![(at(budget), y), (at(budget), y + ROW - 3)];
                area.draw(&PathElement::new(mark, RED.stroke_width(2)))?;
            }
            y += ROW;
        }
        let floor = vec![(at(1.0), top), (at(1.0), bottom)];
        area.draw(&PathElement::new(floor, BLACK.mix(0.5).stroke_width(1)))?;
        y += ROW;
    }
    area.present()
}
