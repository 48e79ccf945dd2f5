//! The requests of a scenario as a picture.

use anyhow::{Result, anyhow};
use plotters::prelude::*;
use std::path::Path;

/// Draws requests per second over minutes, with trouble shaded and the bound as a line.
pub fn draw(
    path: &Path,
    title: &str,
    curve: &[(f64, f64)],
    trouble: Option<(f64, f64)>,
    bound: f64,
) -> Result<()> {
    draw_on(&SVGBackend::new(path, (900, 320)).into_drawing_area(), title, curve, trouble, bound)
        .map_err(|error| anyhow!("{}: {error}", path.display()))
}

fn draw_on<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    title: &str,
    curve: &[(f64, f64)],
    trouble: Option<(f64, f64)>,
    bound: f64,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let end = curve.last().map_or(1.0, |(minute, _)| *minute);
    let top = curve.iter().fold(bound, |top, (_, rate)| top.max(*rate)) * 1.1;
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(area)
        .caption(title, ("sans-serif", 16))
        .margin(8)
        .x_label_area_size(36)
        .y_label_area_size(64)
        .build_cartesian_2d(0.0..end, 0.0..top)?;
    if let Some((from, to)) = trouble {
        let shade = Rectangle::new([(from, 0.0), (to, top)], RGBColor(245, 222, 179).filled());
        chart.draw_series([shade])?;
    }
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc("minutes")
        .y_desc("requests per second")
        .draw()?;
    chart.draw_series([PathElement::new(vec![(0.0, bound), (end, bound)], RED)])?;
    chart.draw_series(LineSeries::new(curve.iter().copied(), BLUE))?;
    area.present()
}
